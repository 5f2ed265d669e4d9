namespace MesoBot.Staff.Shell;

/// <summary>Addresses of the console.</summary>
internal static class StaffPaths
{
    public const string Root = "/staff";
    public const string Requests = "/staff/requests";
    public const string Privacy = "/staff/privacy";
    public const string Team = "/staff/team";
    public const string Account = "/staff/account";
    public const string SignIn = "/staff/sign-in";
    public const string Code = "/staff/sign-in/code";
    public const string SignOut = "/staff/sign-out";
    public const string Lock = "/staff/lock";
    public const string Join = "/staff/join";

    private const int MaxLength = 300;

    /// <summary>A place to go back to, as a browser sent it; anything but a page of the console becomes its first page.</summary>
    public static string Own(string? path) =>
        path is { Length: <= MaxLength } && (path == Root || path.StartsWith(Root + "/", StringComparison.Ordinal) || path.StartsWith(Root + "?", StringComparison.Ordinal))
            && !path.Contains('\\', StringComparison.Ordinal) && !path.Contains("//", StringComparison.Ordinal) && !path.Any(char.IsControl)
            ? path
            : Root;
}
