package dev.ratiomesh.crash.invariant;

import java.util.List;
import java.util.Map;

/**
 * Holds the mesh after every fault was cleared, every lag closed and the services given time.
 *
 * @param observation an observation as during the run
 * @param unsent by database, outbox rows that were not sent
 * @param projected the orders as campaign-service shows them, as text, by id
 * @param before each projection's rows as they came to be
 * @param rebuilt the same rows rebuilt from the topics; empty before the rebuild
 */
public record QuiescentState(
        MeshObservation observation,
        Map<String, Long> unsent,
        Map<String, String> projected,
        Map<String, List<String>> before,
        Map<String, List<String>> rebuilt) {}
