package dev.ratiomesh.wrong.placing;

import dev.ratiomesh.wrong.placing.outbound.OutboundThatSeesInbound;

/** Breaks: inbound -> outbound -> root. */
class RootThatSeesItsEdge {

    OutboundThatSeesInbound store = new OutboundThatSeesInbound();
}
