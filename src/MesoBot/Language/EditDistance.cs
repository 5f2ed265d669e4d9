namespace MesoBot.Language;

/// <summary>How many typing slips lie between two words.</summary>
internal static class EditDistance
{
    /// <summary>At most one letter added, dropped, changed, or two neighbours swapped.</summary>
    public static bool IsOne(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (Math.Abs(a.Length - b.Length) > 1) return false;
        var same = a.CommonPrefixLength(b);
        var restA = a[same..];
        var restB = b[same..];
        if (restA.Length == restB.Length)
        {
            return restA.Length <= 1 || restA[1..].SequenceEqual(restB[1..])
                || restA[0] == restB[1] && restA[1] == restB[0] && restA[2..].SequenceEqual(restB[2..]);
        }
        return restA.Length > restB.Length ? restA[1..].SequenceEqual(restB) : restB[1..].SequenceEqual(restA);
    }

    public static int Of(string a, string b)
    {
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j < row.Length; j++) row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }
        return row[^1];
    }
}
