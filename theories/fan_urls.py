from django.urls import path

from .views import fans

app_name = "fans"
urlpatterns = [
    path("<text:username>/", fans.fan_detail, name="detail"),
    path("<text:username>/links/", fans.fan_links, name="links"),
]
