package dev.ratiomesh.crash;

import java.util.List;

/** Lists the named places at which a service can be made to halt. */
final class CrashPoints {
    static final List<String> OF_ORDERS = List.of(
            "sending-committed",
            "provider-answered",
            "answer-committed",
            "proposal-committed",
            "unit-committed",
            "lane-committed-before-ack",
            "outbox-sent-before-mark");
    static final List<String> OF_CAMPAIGNS = List.of("lane-committed-before-ack", "outbox-sent-before-mark");

    private CrashPoints() {}
}
