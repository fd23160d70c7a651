package dev.ratiomesh.empty;

/** A service that has nothing the rules speak of. */
class Nothing {}
