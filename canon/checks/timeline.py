from episodes.reveal import episode_label

from .story import repeated


def check_seasons(canon):
    for place, number in repeated([season.number for season in canon.seasons]):
        yield f"episodes.yaml: seasons[{place}]: season {number} stands twice"


def check_episodes(canon, story):
    for place, order in repeated([episode.order for episode in canon.episodes]):
        label = episode_label(order)
        yield f"episodes.yaml: episodes[{place}]: {label} stands twice"
    for place, episode in enumerate(canon.episodes):
        where = f"episodes.yaml: episodes[{place}]"
        if episode.season not in story.seasons:
            yield f"{where}.season: no season {episode.season}"
        if not 1 <= episode.number <= 99:
            yield f"{where}.number: has to be 1 to 99"
