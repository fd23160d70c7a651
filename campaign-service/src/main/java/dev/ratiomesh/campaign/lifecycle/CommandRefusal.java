package dev.ratiomesh.campaign.lifecycle;

import dev.ratiomesh.contracts.campaign.RejectionCode;

/** Why a command is not carried out. */
public record CommandRefusal(RejectionCode code, String detail) {}
