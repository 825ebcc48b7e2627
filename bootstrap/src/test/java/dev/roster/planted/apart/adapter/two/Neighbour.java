package dev.roster.planted.apart.adapter.two;

/** Stands for an adapter. */
public final class Neighbour {}
