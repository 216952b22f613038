"""Response headers that Django has no setting for, on every response."""

from django.urls import reverse

HEADERS = {
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "camera=(), geolocation=(), microphone=(), payment=(), usb=(), "
        "publickey-credentials-get=(self), publickey-credentials-create=(self)"
    ),
}


class HeadersMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        # Pages of somebody signed in belong to nobody else's cache.
        if getattr(request, "user", None) and request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "private, no-cache")
        if request.method == "POST" and request.path == reverse("account_logout"):
            # Back must not show what was somebody's own.
            response.headers["Clear-Site-Data"] = '"cache"'
        return response
