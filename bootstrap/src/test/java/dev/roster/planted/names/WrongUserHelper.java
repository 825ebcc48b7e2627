package dev.roster.planted.names;

/** Says nothing by its name. */
public final class WrongUserHelper {}
