package dev.roster.planted.channels.apart.adapter.delivery.two;

/** A channel that does nothing wrong. */
public final class Neighbour {}
