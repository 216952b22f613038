"""Where Korean dates need another order than Django gives them."""

# Django writes the hour before "오전": nobody reads it that way round.
DATETIME_FORMAT = "Y년 n월 j일 A g:i"
