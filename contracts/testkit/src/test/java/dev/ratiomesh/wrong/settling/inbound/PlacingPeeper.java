package dev.ratiomesh.wrong.settling.inbound;

import dev.ratiomesh.wrong.placing.outbound.OutboundThatSeesInbound;

/** Breaks: features do not see each other's edges. */
class PlacingPeeper {

    OutboundThatSeesInbound foreign = new OutboundThatSeesInbound();
}
