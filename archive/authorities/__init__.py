"""Changes of authority records, what has to follow them, and how they are taken back."""

from .changing import RefusedChange
from .dividing import Division, New, divide_topic, retag
from .looking_up import look_up_again
from .moving import Move, move_topic, plan_move
from .people import FORMER_HEADING, Merge, RefusedMerge, merge_people, plan_merge, plan_parting, split_people
from .renaming import Renaming, plan_rename, rename
from .renewing import renew, reports_naming
from .topics import TopicMerge, merge_topics, plan_topic_merge, plan_topic_parting, split_topics

__all__ = [
    "FORMER_HEADING",
    "Division",
    "Merge",
    "Move",
    "New",
    "RefusedChange",
    "RefusedMerge",
    "Renaming",
    "TopicMerge",
    "divide_topic",
    "look_up_again",
    "merge_people",
    "merge_topics",
    "move_topic",
    "plan_merge",
    "plan_move",
    "plan_parting",
    "plan_rename",
    "plan_topic_merge",
    "plan_topic_parting",
    "rename",
    "renew",
    "reports_naming",
    "retag",
    "split_people",
    "split_topics",
]
