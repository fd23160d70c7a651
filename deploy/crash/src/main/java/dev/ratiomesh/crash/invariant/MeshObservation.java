package dev.ratiomesh.crash.invariant;

import java.util.List;

/**
 * Holds one observation of the running mesh: the provider's ledger, then the books, then the ledger again. An order
 * accepted before the books were read must be in them; an order that they have at the provider must be in the ledger
 * read after them.
 *
 * @param rejected commands that were rejected; none should be, each was sent twice under one id
 */
public record MeshObservation(
        List<ProviderCampaign> before, OrderBooks books, List<ProviderCampaign> after, List<String> rejected) {}
