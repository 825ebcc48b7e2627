package dev.roster.planted.outward.shipping.contracts;

/** Stands for a contract suite. */
public final class Suite {}
