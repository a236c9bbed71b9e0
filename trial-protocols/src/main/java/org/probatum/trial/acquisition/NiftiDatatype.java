package org.probatum.trial.acquisition;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** How a voxel is stored, by the codes of nifti1.h. */
enum NiftiDatatype {
    UINT8(2, 1) {
        @Override
        double read(ByteBuffer in) {
            return in.get() & 0xFF;
        }
    },
    INT16(4, 2) {
        @Override
        double read(ByteBuffer in) {
            return in.getShort();
        }
    },
    INT32(8, 4) {
        @Override
        double read(ByteBuffer in) {
            return in.getInt();
        }
    },
    FLOAT32(16, 4) {
        @Override
        double read(ByteBuffer in) {
            return in.getFloat();
        }
    },
    FLOAT64(64, 8) {
        @Override
        double read(ByteBuffer in) {
            return in.getDouble();
        }
    },
    INT8(256, 1) {
        @Override
        double read(ByteBuffer in) {
            return in.get();
        }
    },
    UINT16(512, 2) {
        @Override
        double read(ByteBuffer in) {
            return in.getShort() & 0xFFFF;
        }
    },
    UINT32(768, 4) {
        @Override
        double read(ByteBuffer in) {
            return in.getInt() & 0xFFFFFFFFL;
        }
    },
    INT64(1024, 8) {
        @Override
        double read(ByteBuffer in) {
            return in.getLong();
        }
    },
    UINT64(1280, 8) {
        @Override
        double read(ByteBuffer in) {
            long value = in.getLong();
            return value >= 0 ? value : (value >>> 1 | value & 1) * 2.0;
        }
    };

    private final int code;
    private final int bytes;

    NiftiDatatype(int code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    static NiftiDatatype of(String name, int code) {
        return Arrays.stream(values())
                .filter(type -> type.code == code)
                .findFirst()
                .orElseThrow(() -> new UnreadableInputException(name + " stores voxels as type " + code
                        + "; whole numbers of 8 to 64 bits and floats of 32 or 64 bits are read"));
    }

    /** Bytes per voxel. */
    int bytes() {
        return bytes;
    }

    /** The next voxel. */
    abstract double read(ByteBuffer in);
}
