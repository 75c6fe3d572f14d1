package io.colloquy.export.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
    private static final long LENGTH = 100;

    @ParameterizedTest
    @CsvSource({
        "bytes=0-9, 0, 10, bytes 0-9/100",
        "bytes=90-, 90, 10, bytes 90-99/100",
        "bytes=95-1000, 95, 5, bytes 95-99/100",
        "bytes=-10, 90, 10, bytes 90-99/100",
        "bytes=-1000, 0, 100, bytes 0-99/100",
        "bytes=99-99, 99, 1, bytes 99-99/100"
    })
    void rangeIsAPartOfTheFile(String header, long offset, long length, String contentRange) {
        ByteRange range = ByteRange.of(header, LENGTH);
        assertThat(range).isEqualTo(new ByteRange(offset, length, true));
        assertThat(range.contentRange(LENGTH)).isEqualTo(contentRange);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "bytes=-",
                "bytes=5-2",
                "bytes=0-1,3-4",
                "lines=1-2",
                "bytes=a-b",
                "bytes=99999999999999999999-"
            })
    void whatIsNotUnderstoodGivesTheWholeFile(String header) {
        assertThat(ByteRange.of(header, LENGTH)).isEqualTo(new ByteRange(0, LENGTH, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=-0"})
    void rangeBeyondTheFileCannotBeServed(String header) {
        assertThat(ByteRange.of(header, LENGTH).isSatisfiable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-", "bytes=-5"})
    void emptyFileHasNoRange(String header) {
        assertThat(ByteRange.of(header, 0).isSatisfiable()).isFalse();
    }
}
