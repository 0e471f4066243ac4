"""From the parted papers of one ballot to a result, by the rule of its kind; writes nothing."""
