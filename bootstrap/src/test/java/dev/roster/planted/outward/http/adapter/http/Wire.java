package dev.roster.planted.outward.http.adapter.http;

/** Stands for an adapter. */
public final class Wire {}
