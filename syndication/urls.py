from django.contrib.sitemaps import views as sitemap_views
from django.urls import path

from . import feeds, views
from .everybody import shared
from .log import LogFeed
from .sitemaps import SITEMAPS

app_name = "syndication"
urlpatterns = [
    path("feeds/theories.atom", shared(feeds.TheoryFeed()), name="theories"),
    path("feeds/evidence.atom", shared(feeds.EvidenceFeed()), name="evidence"),
    path(
        "feeds/theories/<text:slug>.atom", shared(feeds.DiscussionFeed()), name="theory"
    ),
    path("moderation/log.atom", shared(LogFeed()), name="log"),
    path(
        "sitemap.xml",
        shared(sitemap_views.index),
        {"sitemaps": SITEMAPS, "sitemap_url_name": "syndication:sitemap"},
        name="sitemaps",
    ),
    path(
        "sitemap-<slug:section>.xml",
        shared(sitemap_views.sitemap),
        {"sitemaps": SITEMAPS},
        name="sitemap",
    ),
    path("robots.txt", shared(views.robots), name="robots"),
    path("oembed/", shared(views.oembed), name="oembed"),
]
