using MesoBot.Staff.Shell;
using MesoBot.Text;

namespace MesoBot.Staff.Shared;

/// <summary>A part of queue, conversation or requests: its words stand in ConsoleStrings.resx.</summary>
public abstract class ConsoleComponent : StaffComponent
{
    protected string C(string key) => ConsoleStrings.Get(key, Language);

    protected string C(string key, params object[] values) => ConsoleStrings.Format(key, Language, values);

    /// <summary>Words for a code of the store; the code itself where there are none.</summary>
    protected string Of(string prefix, string? code) => code is null ? "" : ConsoleStrings.Find(prefix + "_" + code, Language) ?? code;
}
