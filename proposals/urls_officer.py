app_name = "proposals_officer"
urlpatterns: list = []
