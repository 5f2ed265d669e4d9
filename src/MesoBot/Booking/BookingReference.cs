using System.Security.Cryptography;
using System.Text;

namespace MesoBot.Booking;

/// <summary>What patient and staff call a request, such as MB-7K3FQ2H. Made of the turn that sends it, so that sending again gives the same one.</summary>
internal static class BookingReference
{
    // Without letters that are read as digits.
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 7;

    public static string Of(string turnKey)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes("booking|" + turnKey));
        return "MB-" + string.Concat(hash.Take(Length).Select(b => Letters[b % Letters.Length]));
    }
}
