using System.Globalization;
using System.Text;

namespace MesoBot.Staff.SignIn;

/// <summary>
/// The square picture that authenticator apps read (ISO/IEC 18004: bytes, error correction L, versions 1 to 9). Drawn here, because the
/// secret in it must reach no other service. One mask serves for all: readers undo whichever is named.
/// </summary>
internal static class QrCode
{
    /// <summary>Clear space that readers need around it.</summary>
    private const int Margin = 4;

    // For each version: bytes of data, bytes of correction in a block, blocks, where the small squares stand.
    private static readonly (int Data, int Correction, int Blocks, int[] Squares)[] Versions =
    [
        (19, 7, 1, []), (34, 10, 1, [6, 18]), (55, 15, 1, [6, 22]), (80, 20, 1, [6, 26]), (108, 26, 1, [6, 30]),
        (136, 18, 2, [6, 34]), (156, 20, 2, [6, 22, 38]), (194, 24, 2, [6, 24, 42]), (232, 30, 2, [6, 26, 46]),
    ];

    /// <returns>Null when the text is too long.</returns>
    public static JoinFormPage.QrPicture? PathOf(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var version = Array.FindIndex(Versions, v => bytes.Length + 2 <= v.Data) + 1;
        if (version == 0) return null;
        var dots = Draw(version, Codewords(bytes, Versions[version - 1]));
        var path = new StringBuilder();
        for (var row = 0; row < dots.GetLength(0); row++)
            for (var column = 0; column < dots.GetLength(0); column++)
                if (dots[row, column]) path.Append(CultureInfo.InvariantCulture, $"M{column + Margin} {row + Margin}h1v1h-1z");
        return new JoinFormPage.QrPicture(dots.GetLength(0) + 2 * Margin, path.ToString());
    }

    private static byte[] Codewords(byte[] bytes, (int Data, int Correction, int Blocks, int[] Squares) version)
    {
        var data = new byte[version.Data];
        data[0] = (byte)(0x40 | bytes.Length >> 4);
        data[1] = (byte)(bytes.Length << 4);
        for (var i = 0; i < bytes.Length; i++)
        {
            data[i + 1] |= (byte)(bytes[i] >> 4);
            data[i + 2] = (byte)(bytes[i] << 4);
        }
        for (var i = bytes.Length + 2; i < data.Length; i++) data[i] = (byte)((i - bytes.Length) % 2 == 0 ? 0xEC : 0x11);

        var blocks = data.Chunk(version.Data / version.Blocks).ToList();
        var corrections = blocks.ConvertAll(block => Correction(block, version.Correction));
        return [.. Interleaved(blocks), .. Interleaved(corrections)];
    }

    private static IEnumerable<byte> Interleaved(List<byte[]> blocks) => Enumerable.Range(0, blocks[0].Length).SelectMany(i => blocks.Select(block => block[i]));

    /// <summary>Reed and Solomon: the rest of dividing by (x - 1)(x - 2)(x - 4)…</summary>
    private static byte[] Correction(byte[] block, int count)
    {
        var divisor = new byte[count];
        divisor[^1] = 1;
        byte root = 1;
        for (var i = 0; i < count; i++, root = Times(root, 2))
            for (var j = 0; j < count; j++) divisor[j] = (byte)(Times(divisor[j], root) ^ (j + 1 < count ? divisor[j + 1] : 0));
        var rest = new byte[count];
        foreach (var b in block)
        {
            var factor = (byte)(b ^ rest[0]);
            for (var j = 0; j < count; j++) rest[j] = (byte)((j + 1 < count ? rest[j + 1] : 0) ^ Times(divisor[j], factor));
        }
        return rest;
    }

    private static byte Times(byte a, byte b)
    {
        var product = 0;
        for (var bit = 7; bit >= 0; bit--) product = product << 1 ^ (product >> 7) * 0x11D ^ (b >> bit & 1) * a;
        return (byte)product;
    }

    private static bool[,] Draw(int version, byte[] codewords)
    {
        var size = 17 + 4 * version;
        var (dots, taken) = (new bool[size, size], new bool[size, size]);
        void Put(int row, int column, bool dark) => (dots[row, column], taken[row, column]) = (dark, true);

        void Square(int row, int column, int radius)
        {
            for (var y = -radius; y <= radius; y++)
                for (var x = -radius; x <= radius; x++)
                    if (row + y >= 0 && row + y < size && column + x >= 0 && column + x < size)
                        Put(row + y, column + x, Math.Max(Math.Abs(x), Math.Abs(y)) is var ring && (radius == 2 ? ring != 1 : ring is not (2 or 4)));
        }

        for (var i = 0; i < size; i++)
        {
            Put(6, i, i % 2 == 0);
            Put(i, 6, i % 2 == 0);
        }
        Square(3, 3, 4);
        Square(3, size - 4, 4);
        Square(size - 4, 3, 4);
        var squares = Versions[version - 1].Squares;
        foreach (var row in squares)
            foreach (var column in squares)
                if (!(row == 6 && column == 6 || row == 6 && column == size - 7 || row == size - 7 && column == 6)) Square(row, column, 2);
        PutFormat(size, Put);
        if (version >= 7) PutVersion(size, version, Put);
        PutData(size, codewords, dots, taken);
        return dots;
    }

    /// <summary>Correction L, mask 0.</summary>
    private static void PutFormat(int size, Action<int, int, bool> put)
    {
        const int Format = 0b01_000;
        var bits = (Format << 10 | Remainder(Format, 10, 0x537)) ^ 0x5412;
        for (var i = 0; i < 15; i++)
        {
            var dark = (bits >> i & 1) == 1;
            var at = i < 6 ? i : i < 8 ? i + 1 : 14 - i;
            if (i < 8) put(at, 8, dark);
            else put(8, i == 8 ? 7 : at, dark);
            if (i < 8) put(8, size - 1 - i, dark);
            else put(size - 15 + i, 8, dark);
        }
        put(size - 8, 8, true);
    }

    private static void PutVersion(int size, int version, Action<int, int, bool> put)
    {
        var bits = version << 12 | Remainder(version, 12, 0x1F25);
        for (var i = 0; i < 18; i++)
        {
            put(size - 11 + i % 3, i / 3, (bits >> i & 1) == 1);
            put(i / 3, size - 11 + i % 3, (bits >> i & 1) == 1);
        }
    }

    private static int Remainder(int value, int bits, int divisor)
    {
        var rest = value;
        for (var i = 0; i < bits; i++) rest = rest << 1 ^ (rest >> (bits - 1)) * divisor;
        return rest;
    }

    /// <summary>In columns of two from the right, up and down by turns, each second dot turned over.</summary>
    private static void PutData(int size, byte[] codewords, bool[,] dots, bool[,] taken)
    {
        var bit = 0;
        for (var right = size - 1; right >= 1; right -= 2)
        {
            if (right == 6) right = 5;
            for (var i = 0; i < size; i++)
                for (var column = right; column >= right - 1; column--)
                {
                    var row = (right + 1 & 2) == 0 ? size - 1 - i : i;
                    if (taken[row, column]) continue;
                    var dark = bit < codewords.Length * 8 && (codewords[bit / 8] >> (7 - bit % 8) & 1) == 1;
                    dots[row, column] = dark ^ (row + column) % 2 == 0;
                    bit++;
                }
        }
    }
}
