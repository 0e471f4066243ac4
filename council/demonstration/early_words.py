"""What invented neighbours want first, propose and say. Categories are codes of `proposals.categories`; costs in pounds."""

from dataclasses import dataclass

from council.demonstration.catalogue import IDEAS

CODES = {
    "Green spaces": "green",
    "Streets": "streets",
    "Children and young people": "young",
    "Community": "community",
    "Access": "access",
    "Arts": "arts",
}


@dataclass(frozen=True)
class Wish:
    """One proposal as a neighbour would write it."""

    title: str
    what: str
    category: str
    drawing: str
    place: str
    pounds: int


PRIORITIES = [
    ("Safer crossings near schools", "310 children cross each morning, and two were hurt last year."),
    ("Somewhere warm to meet in winter", "Many of us sit alone in cold rooms from October on."),
    ("Shade and trees in the hottest streets", "Last summer the pavement on the Parade reached 51 degrees."),
    ("Safe crossings at schools", "Drivers do not stop, whatever the lollipop lady does."),
    ("Things to do for teenagers", "Since the youth club closed there is nothing after six."),
    ("Streets that do not flood", "The shops on the corner close three times each winter."),
    ("Getting about with a pram or wheelchair", "Kerbs, bins and parked cars: ask anybody with wheels."),
    ("Benches where people walk", "Older neighbours turn back half-way."),
    ("More music and art in the open", "We have the people. We lack a place."),
]  # fmt: skip
_MORE = [
    Wish("Water fountain on the Green", "A fountain for people and a bowl for dogs, turned off in frost.", "green", "splash", "The Green, by the gate", 6_400),
    Wish("Saturday breakfast at the school", "Breakfast for forty children, cooked with their parents.", "young", "kitchen", "School hall", 8_200),
    Wish("Lights on the path to the station", "Low lights that do not wake the bats, along 180 metres.", "streets", "street", "Station path", 31_000),
    Wish("A shelter at the northbound bus stop", "A roof, a seat and a sign that says when the bus comes.", "access", "benches", "Bus stop on the hill", 9_700),
    Wish("Sewing circle and mending days", "Two machines, thread, and somebody who knows how.", "community", "repair", "Pavilion", 2_900),
    Wish("Outdoor gym for all ages", "Six machines, two of them for wheelchair users.", "young", "gym", "Recreation ground", 21_500),
    Wish("Wildflower verges", "Seed in place of grass on eleven verges, cut once a year.", "green", "garden", "Eleven verges", 5_300),
    Wish("A school street each morning", "No through traffic for forty minutes; neighbours keep the gate.", "streets", "crossing", "School lane", 12_800),
    Wish("Steel band in the summer holidays", "Six weeks of lessons, and a parade at the end.", "arts", "music", "Library basement", 7_600),
    Wish("Handrails on the steps by the church", "Both sides, warm to the touch, lit at night.", "access", "ramp", "Church steps", 4_900),
    Wish("Compost for every estate", "Four hot composters, and a rota that empties them.", "green", "garden", "Four estates", 10_200),
    Wish("Painted crossings by children", "Two crossings in colours that the schools choose.", "arts", "mural", "By both schools", 6_800),
    Wish("Repair the paddling pool wall", "It leans. Rebuilt, it is a seat as well.", "young", "play", "Recreation ground", 14_900),
    Wish("Bike pump and tools by the library", "A stand with a pump and nine tools on wires.", "streets", "bikes", "Library forecourt", 1_800),
]  # fmt: skip
WISHES = [
    *(
        Wish(one.title, f"{one.summary} {one.description}", CODES.get(one.category, "other"), one.drawing, one.place, one.pounds)
        for one in IDEAS
    ),
    *_MORE,
]  # fmt: skip
COMMENTS = [
    ("I pass there every day: yes please.", "Moses"),
    ("Who looks after it when the money is spent?", ""),
    ("My mother could get to the surgery again.", "A daughter"),
    ("Could it be on the other side, where the sun is?", ""),
    ("The school would help with this.", "A teacher"),
]
NAMES = ["", "Ngozi", "Friends of the Green", "", "A parent", "Tenants of Forge Court"]
NO_LAND = (
    "The land is private, and its owner does not agree. We asked twice, in May and in September."
)
FEWER = "With two thirds of the sites: the others have cables under them. The cost is for those that are left."
