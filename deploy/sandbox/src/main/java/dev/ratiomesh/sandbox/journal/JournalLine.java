package dev.ratiomesh.sandbox.journal;

import com.fasterxml.jackson.databind.JsonNode;

/** One remembered fact; the kind says which record the fact is. */
public record JournalLine(String kind, JsonNode fact) {}
