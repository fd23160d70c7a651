package dev.ratiomesh.crash.invariant;

import java.util.List;

/**
 * One look at the running mesh: the provider's ledger, then the books, then the ledger again. What was accepted before the
 * books were read must be in them; what they say is at the provider must be in the ledger read after them.
 *
 * @param rejected commands that were refused; none should be, each was sent twice under one id
 */
public record MeshObservation(
        List<AcceptedCampaign> before, OrderBooks books, List<AcceptedCampaign> after, List<String> rejected) {}
