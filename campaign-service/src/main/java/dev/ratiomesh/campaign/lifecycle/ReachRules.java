package dev.ratiomesh.campaign.lifecycle;

import static dev.ratiomesh.campaign.lifecycle.BriefRules.quote;
import static dev.ratiomesh.campaign.lifecycle.BriefRules.require;

import dev.ratiomesh.contracts.campaign.Reach;
import dev.ratiomesh.contracts.campaign.RejectionCode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks the provider and the form of its account. */
final class ReachRules {
    private static final Map<String, Pattern> ACCOUNTS = Map.of(
            // Google Ads customer ids are ten digits; people write them with dashes, the API does not take those.
            "google-ads", Pattern.compile("[0-9]{10}"),
            "insertion", Pattern.compile("[A-Za-z0-9._-]{1,64}"));

    private ReachRules() {}

    static Optional<CommandRefusal> check(Reach reach) {
        Pattern account = ACCOUNTS.get(reach.provider());
        if (account == null) {
            return Optional.of(new CommandRefusal(
                    RejectionCode.INVALID_PROVIDER,
                    "reach.provider: google-ads or insertion, is " + quote(reach.provider())));
        }
        return require(
                account.matcher(reach.account()).matches(),
                RejectionCode.INVALID_ACCOUNT,
                () -> "reach.account: for " + reach.provider() + " it is " + account + ", is "
                        + quote(reach.account()));
    }
}
