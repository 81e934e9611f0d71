import JourneyLanguage
import Testing

/// How scripts are laid out, by examples.
@Suite struct LayoutTests {
  /// Lays out steps within a journey, and takes them out again.
  private func steps(_ text: String) -> String {
    let lines = FormattedScripts.format("journey j trigger on a\n\(text)\nend")
      .split(separator: "\n", omittingEmptySubsequences: false)
    let inner = lines.dropFirst(3).dropLast(2)
    return inner.map { $0.hasPrefix("  ") ? $0.dropFirst(2) : $0 }.joined(separator: "\n")
  }

  @Test func `a script on one line gets its lines, and an empty one behind its head`() {
    let text =
      "constant a=3 journey j \"T\" trigger on a entry unlimited wait 1 hour if a>2 stop otherwise "
      + "if a is 1 otherwise go to s end stage s end end test \"x\" for j event a{b:1}expect exited end"
    #expect(
      FormattedScripts.format(text) == """
        constant a = 3

        journey j "T"
          trigger on a
          entry unlimited

          wait 1 hour
          if a > 2
            stop
          otherwise if a is 1
          otherwise
            go to s
          end
          stage s
          end
        end

        test "x" for j
          event a { b: 1 }
          expect exited
        end

        """)
  }

  @Test func `arms stand in their block, and what they do in them`() {
    #expect(
      steps(
        """
        wait up to 2 days on a where event.b stop when user.c go to d otherwise end
        choose user.a when "b","c" stop otherwise stop end
        split s 50% a wait 1 day 50% b end parallel first branch branch wait 1 day end
        repeat up to 3 times every 1 day until user.a wait 1 hour end
        upon 1 day before user.a stop end
        """) == """
          wait up to 2 days
            on a where event.b
              stop
            when user.c
              go to d
            otherwise
          end
          choose user.a
            when "b", "c"
              stop
            otherwise
              stop
          end
          split s
            50% a
              wait 1 day
            50% b
          end
          parallel first
            branch
            branch
              wait 1 day
          end
          repeat up to 3 times every 1 day until user.a
            wait 1 hour
          end
          upon 1 day before user.a
            stop
          end
          """)
  }

  @Test func `what does not fit is broken at its clauses`() {
    #expect(
      steps(
        """
        send reminder by email or push with name = user.first_name default "there" only if user.a is "b" as sent or skip
        wait for order_placed matching cart_id as order where order.total > 100 and order.country is "DE" up to 2 days
        call vouchers.create(percent = 10, valid_for = 30 days) as voucher within 5 seconds retry 3 times or stop "no"
        """) == """
          send reminder by email or push
            with name = user.first_name default "there"
            only if user.a is "b"
            as sent
            or skip
          wait for order_placed matching cart_id
            as order
            where order.total > 100 and order.country is "DE"
            up to 2 days
          call vouchers.create(percent = 10, valid_for = 30 days)
            as voucher within 5 seconds
            retry 3 times or stop "no"
          """)
  }

  @Test func `a hundred columns fit, and one more do not`() {
    let fits = "send reminder by email with name = \"\(String(repeating: "x", count: 61))\""
    #expect(fits.count == 98)
    #expect(steps(fits) == fits)
    let wide = fits.replacing("x\"", with: "xx\"")
    #expect(steps(wide) == wide.replacing(" with", with: "\n  with"))
  }

  @Test func `a clause that does not fit is broken at its values, lists and operators`() {
    #expect(
      steps(
        """
        send reminder by email with name = concat(user.first_name default "there", " ", user.last_name default "somebody"), total = 1
        if user.country is "DE" and user.plan is "pro" or user.points > 10000 and user.first_name is known or user.vip
        stop end
        set user.countries = ["DE", "FR", "AT", "CH", "NL", "BE", "LU", "DK", "SE", "NO", "FI", "IS", "EE", "LV", "LT"]
        """) == """
          send reminder by email
            with
              name = concat(user.first_name default "there", " ", user.last_name default "somebody"),
              total = 1
          if user.country is "DE" and user.plan is "pro"
              or user.points > 10000 and user.first_name is known
              or user.vip
            stop
          end
          set user.countries = [
            "DE", "FR", "AT", "CH", "NL", "BE", "LU", "DK", "SE", "NO", "FI", "IS", "EE", "LV", "LT"
          ]
          """)
  }

  @Test func `an and within an or stands deeper than it`() {
    let long = String(repeating: "x", count: 40)
    #expect(
      steps("let a = user.\(long)1 and user.\(long)2 and user.\(long)3 or user.b")
        == """
        let a = user.\(long)1
            and user.\(long)2
            and user.\(long)3
          or user.b
        """)
  }

  @Test func `blanks follow the signs`() {
    #expect(
      steps(
        """
        let a=-3-(-b)*c+max( 1 ,2 )-[1,-2]
        if not(a)and b is between(1)and(2)or c does not contain(d)stop end
        send x by email with a=any i in l where(i>-1),b=latest( o ).total,c=user . "Lead Score"
        wait 3days
        """) == """
          let a = -3 - (-b) * c + max(1, 2) - [1, -2]
          if not (a) and b is between (1) and (2) or c does not contain (d)
            stop
          end
          send x by email with a = any i in l where (i > -1), b = latest(o).total, c = user."Lead Score"
          wait 3 days
          """)
  }

  @Test func `comments keep their line and their words`() {
    #expect(
      FormattedScripts.format(
        """
        #who
        #  and why
        #### banner ####
        journey j# name
            # when
          trigger on a


          # first
          wait 1 day   #   long
          send x # what
            # how
            by email

          # last

          if a
          # yes
          stop
          # no
          otherwise # so
          stop
          # done
          end
        end
        # bye
        """) == """
          # who
          #  and why
          #### banner ####
          journey j # name
            # when
            trigger on a

            # first
            wait 1 day #   long
            send x # what
              # how
              by email

            # last

            if a
              # yes
              stop
            # no
            otherwise # so
              stop
              # done
            end
          end
          # bye

          """)
  }

  @Test func `empty lines between steps are kept, at most one, and none at the edges of a block`() {
    #expect(
      FormattedScripts.format(
        "journey j\n\n\ntrigger on a\n\nentry unlimited\nstage s\n\n\nwait 1 day\n\n\n\nstop\n\n\nend\n\nend\n\n\n"
      )
        == "journey j\n  trigger on a\n\n  entry unlimited\n\n  stage s\n    wait 1 day\n\n    stop\n  end\nend\n"
    )
  }

  @Test func `tabs, carriage returns and a mark at the beginning go`() {
    #expect(
      FormattedScripts.format("\u{FEFF}journey j\r\n\ttrigger\ton a # x \r\n\r\n\tstop\r\nend")
        == "journey j\n  trigger on a # x\n\n  stop\nend\n")
    #expect(FormattedScripts.format(" \n\t\n") == "")
  }

  @Test func `texts of several lines, numbers and names stay as written`() {
    let text = "let a = \"\"\"\n x\n   y\n\"\"\""
    #expect(steps(text + " let b=1_000.50 set user.\"É\"=\"\\n\"").hasPrefix("let a = \"\"\"\n"))
    #expect(
      FormattedScripts.format("journey j\n trigger on a\n\(text)\nend").contains(
        "\n x\n   y\n\"\"\""))
    #expect(steps("let b=1_000.50") == "let b = 1_000.50")
    #expect(steps("set user.\"É\"=\"\\n\"") == "set user.\"É\" = \"\\n\"")
  }

  @Test func `habits stay as written, for check to mend`() {
    #expect(
      steps("if a==b && !c then stop else stop end\nwait 1h")
        == "if a == b && !c then\n  stop\nelse\n  stop\nend\nwait 1h")
  }

  @Test func `a statement that cannot be read keeps its lines and moves with its block`() {
    #expect(
      FormattedScripts.format(
        """
        journey j
        trigger on a
        if a
        send x by email wth wth name = 1,
             more   = 2
        wait 1 day
        end
        stop
        end
        """) == """
          journey j
            trigger on a

            if a
              send x by email wth wth name = 1,
                   more = 2
              wait 1 day
            end
            stop
          end

          """)
  }

  @Test func `a block without its end keeps the depth that its author gave it`() {
    let text = """
      journey j
        trigger on a

        if user.a
          wait up to 2 days
            on b
              stop
            otherwise
              stop
        end
        stop
      end

      """
    #expect(FormattedScripts.format(text) == text)
  }
}
