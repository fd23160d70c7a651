package dev.ratiomesh.wrong.placing.outbound;

import dev.ratiomesh.wrong.placing.inbound.FieldInjected;

/** Breaks: inbound -> outbound -> root. */
public class OutboundThatSeesInbound {

    FieldInjected inbound = new FieldInjected();
}
