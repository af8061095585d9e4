"""Handing over of certificates and money, and the fund of a year."""
