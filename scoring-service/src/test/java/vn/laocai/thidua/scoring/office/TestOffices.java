package vn.laocai.thidua.scoring.office;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.mockito.Mockito;

/** Offices of one block for tests. */
public final class TestOffices {

    private TestOffices() {}

    /** A block whose head is this person of this ward, for ever. */
    public static Offices of(String blockId, List<String> members, String headWard, String headPerson) {
        MongoBlockOffices stored = Mockito.mock(MongoBlockOffices.class);
        Mockito.when(stored.find(blockId)).thenReturn(Optional.of(new BlockOffice(blockId, members,
                List.of(new BlockOffice.Term(headWard, headPerson, LocalDate.of(2025, 1, 1), null)))));
        return new Offices(stored);
    }
}
