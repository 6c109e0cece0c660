"""What happens because something happened: event type → jobs. The automation's table of contents."""

from services.db import Reactions
from services.events.catalog.billing import TokensLow
from services.events.catalog.conversation import ConversationHandedOff
from services.events.catalog.desk import ConversationAssigned, NoteWritten
from services.events.catalog.draft import DraftSent
from services.events.catalog.knowledge import DocumentUploaded
from services.events.catalog.lead import LeadQueued, LeadRouted, SlaBreached, SlaStopped
from services.events.catalog.mail import MailQueued
from services.events.catalog.message import MessageQueued
from services.events.catalog.review import ReviewClosed, ReviewOpened
from services.events.catalog.team import MemberAvailabilityChanged, MemberDisabled, RoleGranted
from services.jobs import JobName

REACTIONS: Reactions = {
    MessageQueued: (JobName.DELIVER_MESSAGE,),
    NoteWritten: (JobName.TELL_MENTIONED,),
    LeadRouted: (JobName.TELL_ROUTED,),
    LeadQueued: (JobName.TELL_ROUTED,),
    ConversationAssigned: (JobName.TELL_ASSIGNED,),
    ConversationHandedOff: (JobName.TELL_HANDED_OFF,),
    SlaBreached: (JobName.TELL_BREACHED,),
    TokensLow: (JobName.TELL_TOKENS,),
    ReviewOpened: (JobName.TELL_REVIEW,),
    MailQueued: (JobName.SEND_MAIL,),
    MemberAvailabilityChanged: (JobName.DRAIN_QUEUE,),
    MemberDisabled: (JobName.DRAIN_QUEUE,),
    RoleGranted: (JobName.DRAIN_QUEUE,),
    SlaStopped: (JobName.DRAIN_QUEUE,),
    ReviewClosed: (JobName.CHARGE_REVIEW,),
    DraftSent: (JobName.CHARGE_DRAFT,),
    DocumentUploaded: (JobName.READ_DOCUMENT,),
}
