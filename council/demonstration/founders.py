"""Which organisations the demonstration borough has: one of each example constitution, with its members and who runs it."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Group:
    """The people of one class: how many, their ages, and what each gives or holds."""

    code: str
    count: int
    ages: tuple[int, int] = (18, 88)
    shares: tuple[int, ...] = (0,)
    reference: str = ""  # of which the number is the member's own: "T-20417"


@dataclass(frozen=True)
class MemberBody:
    """An organisation that is itself a member, and who acts for it."""

    name: str
    code: str
    legal_form: str
    acting: str
    role: str
    shares: int = 0


@dataclass(frozen=True)
class Founding:
    """An organisation to be made. `ward` is a place in `borough.NAMES`; `offices` are title and holder."""

    example: str
    name: str
    legal_form: str
    summary: str
    ward: int
    groups: tuple[Group, ...] = ()
    member_bodies: tuple[MemberBody, ...] = ()
    offices: tuple[tuple[str, str], ...] = ()
    appointed: dict[str, tuple[str, ...]] = field(default_factory=dict)  # by code of the seats


SOCIETY = "community-benefit-society"
HOMES = "Beck House and Forge Court Homes"
CENTRES = "Larkmead Children’s Centres"
YOUTH = "Rookery Youth Co-operative"
MILL = "Tannery Mill Community Centre"
DISTRICT = "Chandlers Quay Business District"
COUNCIL = "The borough council"
FEDERATION = "Federation of Tenants and Residents"

APPOINTERS = (
    Founding(
        "", COUNCIL, "public-body", "Pays for services, and appoints some members of boards.", 0
    ),
    Founding(
        "", FEDERATION, "unincorporated", "Speaks for tenants’ associations on every estate.", 0
    ),
)
FOUNDINGS = (
    Founding(
        "tenants-and-employees", HOMES, SOCIETY,
        "The landlord of 300 homes on two estates, owned by those who live in them and those who work for it.",
        ward=0,
        groups=(Group("tenants", 236, shares=(1,), reference="T"), Group("employees", 38, (19, 66), (1,), "E")),
        offices=(("Chair", "Agnieszka Kowalska"), ("Secretary", "Marguerite Osei"), ("Treasurer", "Dev Sharma")),
        appointed={"council": ("Cllr Ruth Balogun", "Cllr George Evans"), "tenants-federation": ("Samir Hassan",)},
    ),
    Founding(
        "thirds", CENTRES, SOCIETY,
        "Three centres for children under five. Families, staff and those who pay for them decide a third each.",
        ward=0,
        groups=(Group("users", 452, (19, 62), (1,), "Larkmead centre, since 2024"), Group("workers", 41, (19, 66), (1,), "E")),
        member_bodies=(
            MemberBody(COUNCIL, "funders", "public-body", "Olu Mensah", "Head of early years", 1),
            MemberBody("Lantern Trust", "funders", "charitable-incorporated", "Esther Cohen", "Director", 1),
            MemberBody("Hopyard Health Partnership", "funders", "public-body", "Wei Lim", "Partnership manager", 1),
        ),
        offices=(("Chair", "Bethan Cohen"), ("Secretary", "Marguerite Osei")),
    ),
    Founding(
        "youth-led", YOUTH, SOCIETY,
        "Young people from 11 to 19 decide which clubs, trips and workshops are paid for.",
        ward=1,
        groups=(Group("young-people", 148, (11, 18)), Group("residents", 87, (20, 81))),
        member_bodies=(
            MemberBody("Rookery Boxing Club", "organisations", "charitable-incorporated", "Callum Reid", "Head coach"),
            MemberBody("Friday Band Room", "organisations", "company-by-guarantee", "Leyla Demir", "Manager"),
            MemberBody("St Anselm’s Scouts", "organisations", "charitable-incorporated", "Rhys Griffiths", "Group leader"),
            MemberBody("Priory Park Rangers", "organisations", "unincorporated", "Amina Rahman", "Secretary"),
            MemberBody("Library Friends", "organisations", "charitable-incorporated", "Declan Byrne", "Chair"),
            MemberBody("Mill Row Theatre", "organisations", "company-by-guarantee", "Sofia Silva", "Producer"),
        ),
        offices=(("Chair", "Chioma Eze"), ("Secretary", "Marguerite Osei")),
        appointed={"council": ("Cllr Priya Reddy",)},
    ),
    Founding(
        "community-shares", MILL, SOCIETY,
        "A mill that neighbours bought by £1 shares: a hall, a kitchen, a nursery and eleven workshops.",
        ward=2,
        groups=(
            Group("community", 214, shares=(1, 5, 10, 25, 50, 100, 250), reference=""),
            Group("employees", 17, (19, 66), (1, 10)),
            Group("associates", 23, (7, 15)),
        ),
        offices=(("Chair", "Alun Griffiths"), ("Secretary", "Marguerite Osei"), ("Treasurer", "Mei Chen")),
        appointed={"council": ("Cllr Yusuf Ali", "Cllr Nadia Khan")},
    ),
    Founding(
        "improvement-district", DISTRICT, "business-improvement-district",
        "Shops, workshops and offices around the quay pay a levy for cleaning, lights and events.",
        ward=18,
        groups=(Group("levy-payers", 64, (24, 72)),),
        member_bodies=(
            MemberBody("Quayside Chandlery", "levy-payers", "company-by-guarantee", "Piotr Nowak", "Owner"),
            MemberBody("Old Customs House Hotel", "levy-payers", "company-by-guarantee", "Grace Taylor", "Manager"),
            MemberBody("Riverside Brewery", "levy-payers", "company-by-guarantee", "Jack Murphy", "Director"),
        ),
        offices=(("Chair", "Zeynep Yılmaz"),),
        appointed={"council": ("Cllr Tomasz Price",)},
    ),
)  # fmt: skip
