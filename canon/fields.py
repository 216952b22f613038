"""What every entry of the data files has in common."""

import re
from datetime import UTC, datetime
from typing import Annotated, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.db.models import Model
from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    field_validator,
)

from episodes.reveal import SEASON_ONE_FINALE, RevealAxis
from texts.cleaning import is_blank, many_lines, one_line
from texts.slugs import LONGEST

# No database stores these two.
UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def storable(text: str) -> str:
    if UNSTORABLE.search(text):
        raise ValueError("holds a character that no database stores")
    return text


def short_slug(key: str) -> str:
    try:
        validate_slug(key)
    except ValidationError as error:
        raise ValueError(" ".join(error.messages)) from None
    if len(key) > LONGEST:
        raise ValueError(f"is longer than {LONGEST} characters")
    return key


def visible(text: str) -> str:
    if is_blank(text):
        raise ValueError("is empty")
    return text


def in_utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


Text = Annotated[str, AfterValidator(storable)]
Key = Annotated[Text, AfterValidator(short_slug)]
Note = Annotated[Text, AfterValidator(one_line)]
Words = Annotated[Note, AfterValidator(visible)]
Prose = Annotated[Text, AfterValidator(many_lines), AfterValidator(visible)]
Moment = Annotated[AwareDatetime, AfterValidator(in_utc)]


class Entry(BaseModel):
    """Lengths, choices and addresses are checked by the model the entry becomes."""

    model_config = ConfigDict(extra="forbid", strict=True)
    model: ClassVar[type[Model]]

    @field_validator("*")
    @classmethod
    def fits_the_model(cls, value, info):
        fields = {field.name: field for field in cls.model._meta.concrete_fields}
        field = fields.get(info.field_name)
        if field is None or field.is_relation or not field.editable:
            return value
        try:
            return field.clean(value, None)
        except ValidationError as error:
            raise ValueError(" ".join(error.messages)) from None


class Revealing(Entry):
    reveal_at: int = SEASON_ONE_FINALE
    reveal_axis: str = RevealAxis.SCREEN.value

    def covers(self, other):
        """True when whoever may see this may also see the other."""
        return other.reveal_at <= self.reveal_at and other.reveal_axis in (
            RevealAxis.SCREEN,
            self.reveal_axis,
        )

    @property
    def point(self):
        if self.reveal_axis == RevealAxis.SCREEN:
            return str(self.reveal_at)
        return f"{self.reveal_at} {self.reveal_axis}"
