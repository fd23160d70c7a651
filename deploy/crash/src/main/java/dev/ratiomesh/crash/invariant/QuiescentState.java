package dev.ratiomesh.crash.invariant;

import java.util.List;
import java.util.Map;

/**
 * The mesh after every fault was taken away, every gap closed and the services given time.
 *
 * @param observation as at every moment
 * @param unsent by database, rows of the outbox that were not sent
 * @param projected the orders as campaign-service shows them, as text, by id
 * @param before each projection's rows as they came to be
 * @param rebuilt the same, made again from the topics; empty before that was done
 */
public record QuiescentState(
        MeshObservation observation,
        Map<String, Long> unsent,
        Map<String, String> projected,
        Map<String, List<String>> before,
        Map<String, List<String>> rebuilt) {}
