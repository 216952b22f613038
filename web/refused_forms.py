"""Forms of packages answer a refusal with 200; here it is 422, as for our own."""


class RefusedFormsMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_template_response(self, request, response):
        context = response.context_data or {}
        is_answer = request.method == "POST" and response.status_code == 200
        # The admin gathers what its form and the rows below it complain about.
        if is_answer and (context.get("errors") or has_errors(context.get("form"))):
            response.status_code = 422
        return response


def has_errors(form):
    return bool(getattr(form, "is_bound", False) and form.errors)
