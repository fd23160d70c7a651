package dev.ratiomesh.campaign.lifecycle;

import dev.ratiomesh.contracts.campaign.RejectionCode;

/** The reason why a command is refused: a code, and a sentence that names the field and its value. */
public record CommandRefusal(RejectionCode code, String detail) {}
