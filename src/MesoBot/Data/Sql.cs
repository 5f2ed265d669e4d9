using System.Data;
using System.Text.RegularExpressions;

namespace MesoBot.Data;

/// <summary>
/// A statement that runs on both databases. Its parameters say their type: <c>@t_name</c> is text, <c>@n_name</c> a 64-bit number.
/// Values are given in the order in which parameters first appear.
/// </summary>
internal sealed partial class Sql
{
    public Sql(string text)
    {
        Text = text;
        Parameters = [.. Name().Matches(text).Select(m => m.Value).Distinct(StringComparer.Ordinal).Select(name => (name, name[1] == 't' ? DbType.String : DbType.Int64))];
    }

    public string Text { get; }

    public IReadOnlyList<(string Name, DbType Type)> Parameters { get; }

    [GeneratedRegex(@"@[tn]_\w+")]
    private static partial Regex Name();
}
