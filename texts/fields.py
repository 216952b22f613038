"""Form fields for what people write: cleaned first, then measured."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from texts.cleaning import is_blank, many_lines, one_line
from texts.markdown import TooComplex, render
from texts.questions import is_question

SURROGATE = re.compile("[\ud800-\udfff]")


class CleanedField(forms.CharField):
    """What is only invisible counts as nothing, and length is what a reader sees."""

    default_error_messages = {
        "required": _("Write something that can be seen."),
        "surrogates": _("Some of these characters are broken. Type them again."),
    }

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return text
        if SURROGATE.search(text):
            raise ValidationError(self.error_messages["surrogates"], code="surrogates")
        # A null character is refused by the validators, so it must get that far.
        if is_blank(text) and "\0" not in text:
            return self.empty_value
        return self.cleaned(text)

    def cleaned(self, text: str) -> str:
        raise NotImplementedError


class OneLineField(CleanedField):
    def cleaned(self, text: str) -> str:
        return one_line(text)


class ManyLinesField(CleanedField):
    widget = forms.Textarea

    def __init__(self, **options: Any) -> None:
        # Indentation at the start is Markdown's sign for code.
        super().__init__(**{"strip": False, **options})

    def cleaned(self, text: str) -> str:
        return many_lines(text)


class MarkdownField(ManyLinesField):
    """Text that will be shown as HTML, so it must not grow out of bounds there."""

    default_error_messages = {
        "complex": _("Too complex to show. Use fewer marks, links or lists."),
    }

    def run_validators(self, value: str) -> None:
        # Length first: only a text within its limit is quick to render.
        super().run_validators(value)
        try:
            render(value)
        except TooComplex as error:
            message = self.error_messages["complex"]
            raise ValidationError(message, code="complex") from error


class StatementField(OneLineField):
    """A claim, which can turn out true or false; a question cannot."""

    default_error_messages = {
        "question": _("Say it as a statement, not a question."),
    }

    def validate(self, value: str) -> None:
        super().validate(value)
        if is_question(value):
            raise ValidationError(self.error_messages["question"], code="question")
