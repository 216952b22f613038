from django.urls import path

from .views import discussing, linking, reading, voting, writing

app_name = "theories"
urlpatterns = [
    path("theories/", reading.theory_list, name="list"),
    path("theories/new/", writing.new_theory, name="new"),
    path("theories/<text:slug>/", reading.theory_detail, name="detail"),
    path("theories/<text:slug>/edit/", writing.edit_theory, name="edit"),
    path("theories/<text:slug>/history/", writing.theory_history, name="history"),
    path("theories/<text:slug>/vote/", voting.cast_vote, name="vote"),
    path("theories/<text:slug>/links/", linking.links, name="links"),
    path("theories/<text:slug>/comments/", discussing.add_comment, name="comments"),
    path("links/<int:pk>/removal/", linking.link_removal, name="link_removal"),
    path("comments/<int:pk>/edit/", discussing.edit_comment, name="comment_edit"),
    path(
        "comments/<int:pk>/deletion/",
        discussing.comment_deletion,
        name="comment_deletion",
    ),
]
