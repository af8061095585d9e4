"""The registers of follow-up: difficulties, initiatives and models, reminders."""
