from django.urls import path, register_converter

from . import views
from .codes import EpisodeCode

register_converter(EpisodeCode, "episode")

app_name = "episodes"
urlpatterns = [
    path("", views.episode_list, name="list"),
    path("<episode:code>/", views.episode_detail, name="detail"),
]
