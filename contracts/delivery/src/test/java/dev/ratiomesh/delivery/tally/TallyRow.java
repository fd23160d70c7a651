package dev.ratiomesh.delivery.tally;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

@Entity
@Table(name = "tally")
public class TallyRow {
    @Id
    private String id;

    private long amount;

    @Version
    private int revision;

    protected TallyRow() {}

    public TallyRow(String id, long amount) {
        this.id = id;
        this.amount = amount;
    }

    String id() {
        return id;
    }

    long add(long more) {
        amount += more;
        return amount;
    }
}
