"""Why a password is not accepted, in words that say what to do instead."""

from collections.abc import Mapping

from services.rules.password_policy import LONGEST, SHORTEST, Weakness

WEAK: Mapping[str, str] = {
    Weakness.SHORT: f"Use at least {SHORTEST} characters; a few words in a row are easy to keep in mind.",
    Weakness.LONG: f"Use at most {LONGEST} characters.",
    Weakness.MONOTONE: "This repeats or counts; choose something less regular.",
    Weakness.COMMON: "This password is known from breaches, so it is among the first that are tried.",
    Weakness.OWN_WORDS: "This is made of your own or your company's name; choose something else.",
}
