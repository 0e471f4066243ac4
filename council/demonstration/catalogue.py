"""What an invented neighbourhood would spend money on. Costs in pounds; places are filled in for each ward."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Idea:
    """One project: its drawing in static/drawings, and how much people like it anywhere (0 to 1)."""

    title: str
    pounds: int
    summary: str
    description: str
    category: str
    drawing: str
    place: str
    appeal: float


IDEAS = [
    Idea("Warm hub at the church hall", 14_200, "A warm room, soup and company two days a week, for one year.",
         "Open Tuesday and Friday from 10am to 4pm, October to April. Run by volunteers with one paid organiser.",
         "Community", "hub", "Church hall", 0.55),
    Idea("Splash play in the old paddling pool", 38_500, "Water jets children can switch on, free, from May to September.",
         "The pool has been dry since 2011. Jets use a sixth of the water, cleaned and used again.",
         "Children and young people", "splash", "Recreation ground", 0.62),
    Idea("Sixty street trees", 24_000, "Shade where summer pavements were hottest in last year’s survey.",
         "Species chosen with residents; watered for three years by the council’s own team.",
         "Green spaces", "trees", "The Parade and eight side streets", 0.66),
    Idea("A ramp and wide door for the community kitchen", 21_300, "So that people who use wheelchairs can cook there, not only eat there.",
         "Includes two counters that can be lowered and a sink with space beneath.",
         "Access", "ramp", "Community kitchen", 0.42),
    Idea("Two zebra crossings by the school", 46_000, "Slower traffic where 310 children cross each morning.",
         "Raised crossings with lights, at the school gate and at the surgery.",
         "Streets", "crossing", "School gate and surgery", 0.58),
    Idea("Tool library at the repair café", 9_800, "Borrow a drill, a ladder or a sewing machine for £1.",
         "Four hundred tools, a safety check each spring, and somebody to show how they work.",
         "Community", "repair", "Pavilion", 0.46),
    Idea("Rain garden at the corner", 27_500, "Plants that drink the flood water which closes the shops each winter.",
         "Three beds that hold forty thousand litres, with a bench and a sign that explains them.",
         "Green spaces", "rain", "Parade corner", 0.38),
    Idea("Friday music nights for teenagers", 16_400, "A band room, two tutors and a stage, every Friday for a year.",
         "For ages 11 to 18. Instruments are lent, and somebody drives people home.",
         "Children and young people", "music", "Library basement", 0.36),
    Idea("Benches on the way to the health centre", 7_900, "Six benches with arms, so it is easy to stand up again.",
         "No more than 120 metres apart, as people told the walking survey they need.",
         "Access", "benches", "Health centre road", 0.49),
    Idea("Covered bike shelters on two estates", 18_600, "Dry, locked space for 36 bikes, in place of four parking bays.",
         "Keys are free for residents. A quarter of the spaces take cargo bikes or trikes.",
         "Streets", "bikes", "Forge Court and Beck House", 0.34),
    Idea("The library open on Sundays", 22_900, "Five more hours a week for homework, papers and warmth.",
         "Two trained staff each Sunday for a year, with a story hour at eleven.",
         "Community", "library", "Library", 0.44),
    Idea("A mural on the railway bridge", 11_500, "A wall that nobody looks at, painted by an artist and two schools.",
         "Washable, with lighting that goes off at eleven. Network Rail has agreed in principle.",
         "Arts", "mural", "Railway bridge", 0.27),
    Idea("Pocket garden behind the surgery", 8_900, "Herbs, raised beds and a seat in the sun on a fenced-off yard.",
         "Kept by patients and neighbours; the surgery prescribes an hour in it.",
         "Green spaces", "garden", "Surgery yard", 0.43),
    Idea("Accessible swings in the playground", 28_500, "Two swings and a roundabout that a child can use from a wheelchair.",
         "Chosen with the children of the special school next door.",
         "Children and young people", "swings", "Playground", 0.45),
    Idea("Lunch club kitchen", 12_400, "A safe cooker, a fridge and a dishwasher for sixty lunches a week.",
         "The club has cooked on two camping stoves since the old kitchen failed its inspection.",
         "Community", "kitchen", "Community hall", 0.51),
    Idea("Outdoor gym by the river path", 19_000, "Ten machines for all abilities, lit until nine.",
         "Placed where people already stop. Two instructors show how, on Saturdays, for the first summer.",
         "Health", "gym", "River path", 0.39),
]  # fmt: skip

FIRST_NAMES = [
    "Patience", "Amos", "Nadia", "Tomasz", "Bethan", "Ibrahim", "Grace", "Wei", "Sunita", "Callum", "Leyla", "Kwame",
    "Róisín", "Mateo", "Agnieszka", "Yusuf", "Hannah", "Dev", "Chioma", "Rhys", "Fatima", "George", "Mei", "Olu",
    "Sofia", "Declan", "Amina", "Piotr", "Ruth", "Samir", "Ngozi", "Alun", "Priya", "Jack", "Zeynep", "Esther",
]  # fmt: skip
LAST_NAMES = [
    "Adeyemi", "Okonjo", "Wieczorek", "Price", "Hussain", "O’Brien", "Chen", "Patel", "MacLeod", "Demir", "Mensah",
    "Byrne", "García", "Nowak", "Khan", "Baker", "Sharma", "Eze", "Evans", "Ali", "Walker", "Lim", "Balogun", "Silva",
    "Murphy", "Hassan", "Kowalska", "Cohen", "Rahman", "Obi", "Griffiths", "Reddy", "Taylor", "Yılmaz", "Asante", "Reid",
]  # fmt: skip
STREETS = [
    "Coppice Hill",
    "Tannery Lane",
    "Rookery Lane",
    "The Parade",
    "Forge Court",
    "Beck House",
    "Mill Row",
    "Abbey Road East",
]
