"""What a report weighs: who has been right before is heard sooner."""


def weight_of(reporter):
    """What a report by this fan weighs: 1 + trust + accuracy bonus."""
    answered = reporter.reports_made.answered()
    agreed, all_of_them = answered.filter(agreed=True).count(), answered.count()
    return 1 + reporter.trust + accuracy_bonus(agreed, all_of_them)


def accuracy_bonus(agreed, answered):
    """0 to 1: the share agreed with above a half, doubled, after Laplace's rule.

    Nobody gains or loses before moderators have answered: 0 of 0 gives 0, 3 of 3 gives
    0.6, 18 of 18 gives 0.9.
    """
    share = (agreed + 1) / (answered + 2)
    return max(0.0, 2 * share - 1)
