"""What of people stands in the database: every column, by what it is kept for.

The privacy page is made from this, and a test compares it with the models: a new column
has to be put here, and so on the page, before it can be stored.
"""

from django.apps import apps

AUTHORED = "id author created_at edited_at deleted_at key state reveal_at reveal_axis"
HISTORY = "history_id history_date history_change_reason history_type history_user"

KEPT: dict[str, dict[str, str]] = {
    "accounts.User": {
        "account": "id username email password date_joined last_login is_active",
        "settings": "watched_through watched_furthest shows_announcements shows_webtoon"
        " language",
        "standing": "trust suspended_until posts_to_hold is_staff is_superuser",
        # Of Django's user; no form asks for them.
        "never_asked": "first_name last_name",
    },
    "accounts.User_groups": {"standing": "id user group"},
    "accounts.User_user_permissions": {"standing": "id user permission"},
    "accounts.FormerName": {"former_name": "id digest left_at"},
    "account.EmailAddress": {"account": "id user email verified primary"},
    "account.EmailConfirmation": {"account": "id email_address created sent key"},
    "mfa.Authenticator": {"account": "id user type data created_at last_used_at"},
    "usersessions.UserSession": {
        "sessions": "id user created_at ip last_seen_at session_key user_agent data"
    },
    "sessions.Session": {"sessions": "session_key session_data expire_date"},
    "theories.Theory": {
        "words": f"{AUTHORED} slug title body body_html summary settled_by arc origin"
        " locked reveal_is_set merged_into stream",
        "counted": "fan_odds standing is_weighed ups downs score comment_count supports"
        " contradicts complicates hot best contested gap",
    },
    "theories.HistoricalTheory": {
        "words": f"{AUTHORED} {HISTORY} title body settled_by arc origin locked"
    },
    "theories.Comment": {"words": f"{AUTHORED} theory parent root body body_html"},
    "theories.Link": {
        "words": f"{AUTHORED} theory evidence stance argument",
        "counted": "strength_total strength_votes",
    },
    "theories.Proposal": {
        "words": f"{AUTHORED} outcome share decided_by reason theory made_at"
    },
    "theories.Rivalry": {
        "words": f"{AUTHORED} title exhaustive proposed_by proposed_at"
    },
    "evidence.Evidence": {
        "words": f"{AUTHORED} slug title description kind tier episode starts_at"
        " place_note quote_en quote_ko added_by shown_at stream",
        "counted": "accuracy_yes accuracy_no",
    },
    "evidence.HistoricalEvidence": {
        "words": f"{AUTHORED} {HISTORY} slug title description kind tier starts_at"
        " place_note quote_en quote_ko episode added_by"
    },
    "characters.HistoricalCharacter": {
        "words": f"{AUTHORED} {HISTORY} slug name hangul actor actor_hangul role"
        " affiliation position"
    },
    "characters.HistoricalGroup": {
        "words": f"{AUTHORED} {HISTORY} slug name name_ko note"
    },
    "characters.HistoricalFact": {
        "words": f"{AUTHORED} {HISTORY} character kind text status confirmed"
    },
    "characters.HistoricalRelationship": {
        "words": f"{AUTHORED} {HISTORY} from_character to_character kind note"
    },
    "characters.HistoricalAlias": {
        "words": f"{AUTHORED} {HISTORY} character term text"
    },
    "characters.HistoricalTerm": {"words": f"{AUTHORED} {HISTORY} slug name"},
    "evidence.HistoricalSource": {
        "words": f"{AUTHORED} {HISTORY} key title outlet url published"
    },
    "episodes.HistoricalSeason": {"words": f"{AUTHORED} {HISTORY} number premieres_at"},
    "episodes.HistoricalEpisode": {
        "words": f"{AUTHORED} {HISTORY} season number title synopsis minutes aired_on"
    },
    "theories.Follow": {"follows": "id theory fan followed_at seen_at"},
    "theories.Digest": {"follows": "id fan how_often sent_at"},
    "theories.Vote": {"votes": "id theory voter value cast_at counted discounted"},
    "theories.StrengthVote": {"votes": "id link judge value cast_at counted"},
    "evidence.AccuracyVote": {"votes": "id evidence fan value cast_at counted"},
    "theories.Second": {"votes": "id proposal fan given_at"},
    "theories.Odds": {
        "odds": "id reveal_at reveal_axis theory fan percent given_at moved_by counted"
    },
    "theories.Call": {"odds": "id verdict fan percent brier"},
    "moderation.Report": {
        "reports": "id content_type object_id reason note other_id reporter weight"
        " made_at decision agreed"
    },
    "moderation.Appeal": {"reports": "id decision author words made_at answer"},
    "moderation.Case": {
        "decisions": "id content_type object_id author opened_at closed_at weight"
        " reporters reach is_held is_appealed urgency claimed_by claimed_until"
    },
    "moderation.Decision": {
        "decisions": "id reveal_at reveal_axis content_type object_id label author"
        " action reason words moderator made_at before asked undoes wave stream"
    },
    "theories.Verdict": {
        "decisions": "id reveal_at reveal_axis outcome share decided_by reason theory"
        " moderator season tells_from decided_at"
    },
    "moderation.VoteLook": {"decisions": "id theory moderator looked_at"},
    "admin.LogEntry": {
        "decisions": "id action_time user content_type object_id object_repr"
        " action_flag change_message"
    },
    "privacy.Copy": {"copies": "id fan asked_at made_at archive"},
    "django_tasks_database.DBTaskResult": {
        "tasks": "id status enqueued_at started_at finished_at args_kwargs priority"
        " task_path worker_ids queue_name backend_name run_after return_value"
        " exception_class_path traceback"
    },
}
"""{model: {what it is kept for: columns}}"""

OF_NOBODY = {
    *["accounts.WatchedPhrase", "auth.Group", "auth.Group_permissions"],
    *["auth.Permission", "canon.CanonRecord", "characters.Alias"],
    *["characters.Character", "characters.CharacterWords", "characters.Fact"],
    *["characters.Group", "characters.Group_members", "characters.Relationship"],
    *["characters.Term", "contenttypes.ContentType", "episodes.Episode"],
    *["episodes.Season", "evidence.EvidenceWords", "evidence.Evidence_characters"],
    *["evidence.Evidence_sources", "evidence.Source", "tasks.Day", "tasks.Worker"],
    *["theories.HistoricalTheory_characters", "theories.Merge", "theories.OddsDay"],
    *["theories.OddsTally", "theories.Rivalry_theories", "theories.StandingDay"],
    *["theories.TheoryWords", "theories.Theory_characters", "theories.Theory_sources"],
}
"""About the show, the site, or all fans together; no column names a person."""


def columns_of(purpose):
    """(table, columns) for each model with something kept for this."""
    return [
        (label, [each for each in uses[purpose].split() if each in stored_in(label)])
        for label, uses in KEPT.items()
        if purpose in uses
    ]


def stored_in(label):
    return {field.name for field in apps.get_model(label)._meta.concrete_fields}
