"""Django's sessions in the database, found through SQL that is known."""

from django.contrib.sessions.backends import db
from django.utils.timezone import now

from web.known_queries import row_with


class SessionStore(db.SessionStore):
    def _get_session_from_db(self):
        session = row_with(self.model, "session_key", self.session_key)
        if session and session.expire_date > now():
            return session
        self._session_key = None
        return None
