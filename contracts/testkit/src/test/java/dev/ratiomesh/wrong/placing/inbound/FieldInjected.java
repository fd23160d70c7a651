package dev.ratiomesh.wrong.placing.inbound;

import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;

/** Breaks: no field injection. */
public class FieldInjected {

    @Inject
    String injected;

    @ConfigProperty(name = "a")
    String configured;

    @Channel("c")
    String channel;
}
