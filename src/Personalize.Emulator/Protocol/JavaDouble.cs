using System;
using System.Buffers.Text;

namespace Personalize.Emulator.Protocol;

/// <summary>Numbers as Java's <c>Double.toString</c> writes them, which is how the service does: 1.0, 2.784E-4, 1.698432665917E9.</summary>
internal static class JavaDouble
{
    /// <summary>Enough for any number.</summary>
    public const int MaxLength = 32;

    /// <summary>Writes UTF-8 and returns how many bytes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a number, or infinite: JSON has neither.</exception>
    public static int Format(double value, Span<byte> destination)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "JSON has no such number.");
        }

        // The shortest digits that read back as the same number, as d.ddddE+ddd or a plain decimal; only the layout differs from Java's.
        Span<byte> shortest = stackalloc byte[MaxLength];
        Utf8Formatter.TryFormat(Math.Abs(value), shortest, out var length);
        Span<byte> digits = stackalloc byte[MaxLength];
        var (count, exponent) = Digits(shortest[..length], digits);

        var written = 0;
        if (double.IsNegative(value))
        {
            destination[written++] = (byte)'-';
        }

        // Java writes plain decimals from 10^-3 up to 10^7. "exponent" is where the point stands after the first digit.
        if (value == 0 || exponent is >= -3 and < 7)
        {
            for (var place = Math.Min(exponent, 0); place <= Math.Max(count - 1, exponent + 1); place++)
            {
                destination[written++] = place >= 0 && place < count ? digits[place] : (byte)'0';
                if (place - Math.Min(exponent, 0) == Math.Max(exponent, 0))
                {
                    destination[written++] = (byte)'.';
                }
            }

            return written;
        }

        destination[written++] = digits[0];
        destination[written++] = (byte)'.';
        if (count == 1)
        {
            destination[written++] = (byte)'0';
        }
        else
        {
            digits[1..count].CopyTo(destination[written..]);
            written += count - 1;
        }

        destination[written++] = (byte)'E';
        Utf8Formatter.TryFormat(exponent, destination[written..], out var exponentLength);
        return written + exponentLength;
    }

    /// <summary>The significant digits without zeros at either end, and the power of ten of the first.</summary>
    private static (int Count, int Exponent) Digits(ReadOnlySpan<byte> number, Span<byte> digits)
    {
        var count = 0;
        var exponent = -1;
        var pointSeen = false;
        var scientific = 0;
        for (var i = 0; i < number.Length; i++)
        {
            if (number[i] == '.')
            {
                pointSeen = true;
            }
            else if (number[i] == 'E')
            {
                var sign = number[i + 1] == '+' ? i + 2 : i + 1;
                scientific = Utf8Parser.TryParse(number[sign..], out int power, out _) ? power : 0;
                break;
            }
            else
            {
                if (count > 0 || number[i] != '0')
                {
                    digits[count++] = number[i];
                    exponent += pointSeen ? 0 : 1;
                }
                else if (pointSeen)
                {
                    exponent--;
                }
            }
        }

        while (count > 1 && digits[count - 1] == '0')
        {
            count--;
        }

        if (count == 0)
        {
            digits[count++] = (byte)'0';
            return (count, 0);
        }

        return (count, exponent + scientific);
    }
}
