"""How things are written and drawn on a page: money, dates, form fields, drawings. Imports no room."""
